import { tryMidway } from "./midway";

tryMidway("first run");
