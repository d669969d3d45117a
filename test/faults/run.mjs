import { spawnSync } from "node:child_process";

// Every place instead of some of them; another number takes every so many-th.
const env = { ...process.env, FAULTS: process.env.FAULTS ?? "all" };
const { status } = spawnSync("npx", ["jest", "test/faults"], { env, stdio: "inherit" });
process.exitCode = status ?? 1;
