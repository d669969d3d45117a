/** The licences of the packages inside the build: theirs ask to go wherever the code goes. */
const { readFileSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
const { Compilation, WebpackError, sources } = require("webpack");

const NAME = "third-party-notices.txt";

/** Emits one text with the licence of every package that a module of the build comes from. */
class ThirdPartyNoticesPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("ThirdPartyNoticesPlugin", (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: "ThirdPartyNoticesPlugin", stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        () => {
          const folders = new Set([...compilation.modules].flatMap(({ resource }) => packageFolder(resource) ?? []));
          const notices = [...folders].sort().map((folder) => noticeOf(folder));
          for (const { name, licence } of notices) {
            if (!licence)
              compilation.errors.push(new WebpackError(`${name} has neither a licence text nor an origin to name`));
          }
          const text = notices.map(({ name, licence }) => `${name}\n\n${licence}\n`).join(`\n${"-".repeat(80)}\n\n`);
          compilation.emitAsset(NAME, new sources.RawSource(text));
        },
      );
    });
  }
}

/** The folder of the package that a file belongs to; undefined for KA's own. */
function packageFolder(resource) {
  return resource?.match(/^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/)?.[0];
}

/** The licence text; where a package has none, its licence by name and who it is from. */
function noticeOf(folder) {
  const { name, version, license, author, repository } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
  const origin = author?.name ?? author ?? repository?.url ?? repository;
  const licence = file
    ? readFileSync(join(folder, file), "utf8").trim()
    : license && origin && `${license}, from ${origin}`;
  return { name: `${name} ${version}`, licence };
}

module.exports = { ThirdPartyNoticesPlugin };
