/* What the device's records are called: alone, for wenda.js asks no more than whether there are any. */
export const MARKS_KEY = "marks";
export const TICKS_KEY = "points";
