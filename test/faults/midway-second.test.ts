import { tryMidway } from "./midway";

tryMidway("second run");
