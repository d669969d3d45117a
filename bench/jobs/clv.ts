/** KA's BG/NBD: purchase histories in, parameters out. */
import { readFileSync } from "node:fs";
import { finish } from "../../src/core/steps";
import { fitBgNbd } from "../../src/core/stats/bg-nbd";
import { countHistories } from "../../src/core/stats/history-counts";

const [, , path = ""] = process.argv;
const [repeats = [], last = [], age = []] = JSON.parse(readFileSync(path, "utf8")) as number[][];
const histories = { repeats: Uint32Array.from(repeats), last: Uint32Array.from(last), age: Uint32Array.from(age) };

const start = process.cpuUsage();
const fit = finish(fitBgNbd(finish(countHistories(histories))));
const { user, system } = process.cpuUsage(start);
if (fit.problem !== undefined) throw new Error(`not fitted: ${fit.problem}`);
process.stdout.write(JSON.stringify({ cpuMs: (user + system) / 1000, logLikelihood: fit.logLikelihood }));
