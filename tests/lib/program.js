/* program: how tests start `wenda`. WENDA_BUILD says where it is built; WENDA_UNDER, which is a command, what it runs under. */
import { resolve } from "node:path";

export const BUILD = resolve(process.env.WENDA_BUILD ?? "build");
const UNDER = process.env.WENDA_UNDER?.split(" ") ?? [];

/** The program, and what comes before its own arguments. */
export const [PROGRAM, ...FIRST] = [...UNDER, `${BUILD}/bin/wenda`];

/** For what would end in so many milliseconds: tools that watch a program slow it down. */
export const patience = (milliseconds) => milliseconds * (UNDER.length ? 30 : 1);
