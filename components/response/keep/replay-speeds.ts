/** The paces at which a recorded response is played. */
export const replaySpeeds: readonly { speed: number; short: string; label: string }[] = [
  { speed: 1, short: "1×", label: "at its own speed" },
  { speed: 4, short: "4×", label: "4 times as fast" },
  { speed: Number.POSITIVE_INFINITY, short: "At once", label: "at once" },
];
