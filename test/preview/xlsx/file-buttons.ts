import type { BookChanges, OpenAnswer, OpenedBook, SaveAnswer, Sentence } from "./opened-book";

/** What the buttons for files work on. */
export interface FileDesk {
  /** Shows a workbook that was opened. Gives what could not be shown. */
  show(book: OpenedBook): Promise<readonly Sentence[]>;
  /** What is to be saved; nothing where no file is open. */
  collect(): Promise<Collected | undefined>;
}

/** The changes of the open workbook, in the words of the page. */
export interface Collected {
  readonly book: OpenedBook;
  readonly changes: BookChanges;
  readonly saved: readonly Sentence[];
  readonly lost: readonly Sentence[];
  readonly blocked: readonly Sentence[];
}

const OPEN = "Open… 打开";
const SAVE = "Save 保存";
const FILES = ".xlsx,.xlsm,.xltx,.xltm";

/** Adds the buttons that open and save a workbook file to the strip, and lets files be dropped on the page. */
export class FileButtons {
  private readonly save = button(SAVE, "Open a workbook first: the sample is no file. 请先打开工作簿：示例不是文件。");

  constructor(
    private readonly desk: FileDesk,
    private readonly message: HTMLElement,
  ) {}

  addTo(strip: HTMLElement): void {
    const open = button(OPEN, "Open a workbook, or drop one on the page. 打开工作簿，或将文件拖到页面上。");
    const chooser = document.createElement("input");
    chooser.type = "file";
    chooser.accept = FILES;
    chooser.hidden = true;
    open.addEventListener("click", () => chooser.click());
    chooser.addEventListener("change", () => {
      const [file] = chooser.files ?? [];
      // The same file can be chosen again.
      if (file) void this.open(file).finally(() => (chooser.value = ""));
    });
    this.save.disabled = true;
    this.save.addEventListener("click", () => void this.saveCopy());
    strip.prepend(open, this.save, chooser);
    this.takeDrops(window);
  }

  /** Takes the files that are dropped on a window: the page's own, and that of the pane, each time it was loaded. */
  takeDrops(on: Window): void {
    // The grid and the pane have their own ideas of what is dropped on them: a file is caught before it reaches them.
    const caught = (event: DragEvent): boolean => {
      if (!event.dataTransfer?.types.includes("Files")) return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    };
    const { classList } = document.body;
    on.addEventListener("dragenter", (event) => void (caught(event) && classList.add("dropping")), true);
    on.addEventListener("dragover", caught, true);
    on.addEventListener(
      "dragleave",
      (event) => void (event.relatedTarget === null && classList.remove("dropping")),
      true,
    );
    on.addEventListener(
      "drop",
      (event) => {
        classList.remove("dropping");
        const [file] = event.dataTransfer?.files ?? [];
        if (caught(event) && file) void this.open(file);
      },
      true,
    );
  }

  private async open(file: File): Promise<void> {
    this.say("busy", [{ en: `Opening ${file.name} …`, zh: `正在打开 ${file.name} …` }]);
    try {
      const response = await fetch(`/preview/open?name=${encodeURIComponent(file.name)}`, {
        method: "POST",
        body: file,
      });
      const answer = (await response.json()) as OpenAnswer; // the page's own server
      if ("refused" in answer) return this.say("refused", answer.refused);
      const unshown = await this.desk.show(answer.book);
      const { name } = answer.book;
      document.title = `${name} – KA preview`;
      this.save.disabled = false;
      this.save.title = "Save a copy of the workbook. 保存工作簿副本。";
      this.say("done", [{ en: `${name} is open.`, zh: `已打开 ${name}。` }, ...answer.book.unshown, ...unshown]);
    } catch (problem) {
      this.say("refused", [noAnswer(problem)]);
    }
  }

  private async saveCopy(): Promise<void> {
    const collected = await this.desk.collect();
    if (!collected) return;
    const { book, changes, saved, lost, blocked } = collected;
    if (blocked.length > 0) {
      this.say("refused", [
        {
          en: `Nothing was saved: ${join(blocked, "en")}. This page cannot save that; undo it first.`,
          zh: `未保存：${join(blocked, "zh")}。此页面无法保存这类改动，请先撤销。`,
        },
      ]);
      return;
    }
    this.say("busy", [{ en: `Saving ${book.name} …`, zh: `正在保存 ${book.name} …` }]);
    try {
      const body = JSON.stringify(changes);
      const response = await fetch(`/preview/save?id=${encodeURIComponent(book.id)}`, { method: "POST", body });
      const header = response.headers.get("x-ka-answer");
      const told: unknown = header === null ? await response.json() : JSON.parse(decodeURIComponent(header));
      const { notes } = told as SaveAnswer; // the page's own server
      if (header === null) return this.say("refused", notes);
      download(await response.blob(), book.name);
      this.say("done", [...whatWasSaved(book.name, saved), ...notes, ...whatWasNot(lost)]);
    } catch (problem) {
      this.say("refused", [noAnswer(problem)]);
    }
  }

  /** Says sentences in both languages below the ribbon. */
  private say(state: "busy" | "done" | "refused", sentences: readonly Sentence[]): void {
    const line = (language: "en" | "zh") => {
      const element = document.createElement("p");
      element.lang = language;
      element.textContent = sentences.map((sentence) => sentence[language]).join(language === "en" ? " " : "");
      return element;
    };
    this.message.dataset["state"] = state;
    this.message.replaceChildren(line("en"), line("zh"));
    this.message.hidden = false;
  }
}

function button(label: string, tip: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.title = tip;
  return made;
}

function whatWasSaved(name: string, saved: readonly Sentence[]): Sentence[] {
  if (saved.length === 0)
    return [
      {
        en: `Saved ${name}. Nothing of it was changed: the copy is the file, byte for byte.`,
        zh: `已保存 ${name}。内容没有改动：副本与原文件逐字节相同。`,
      },
    ];
  return [
    {
      en: `Saved ${name}, in it ${join(saved, "en")}; the rest of it is as it was.`,
      zh: `已保存 ${name}，其中包括${join(saved, "zh")}；其余部分保持不变。`,
    },
  ];
}

function whatWasNot(lost: readonly Sentence[]): Sentence[] {
  if (lost.length === 0) return [];
  return [
    { en: `These changes are not in the file: ${join(lost, "en")}.`, zh: `以下改动未写入文件：${join(lost, "zh")}。` },
  ];
}

function join(sentences: readonly Sentence[], language: "en" | "zh"): string {
  return sentences.map((sentence) => sentence[language]).join(language === "en" ? "; " : "；");
}

function noAnswer(problem: unknown): Sentence {
  const why = problem instanceof Error ? problem.message : String(problem);
  return {
    en: `The preview's server gave no answer (${why}). Is npm start still running?`,
    zh: `预览服务器没有响应（${why}）。npm start 是否仍在运行？`,
  };
}

function download(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
