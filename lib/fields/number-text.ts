const NUMBER_TEXT = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

type NumberTextFault = "not-a-number" | "too-large" | "inexact";

export interface NumberReading {
  /** The number to send; undefined when the text is no number that JSON can hold. */
  value?: number;
  fault?: NumberTextFault;
}

/**
 * Reads a number as people type it: "1.", ".5", "+3" and "1e3" count. `inexact` reports a number that is sent as
 * another one because doubles cannot hold it, such as 9007199254740993.
 */
export function readNumberText(text: string): NumberReading {
  const trimmed = text.trim();
  const normal = normalDecimal(trimmed);
  if (normal === undefined) {
    return { fault: "not-a-number" };
  }
  const value = Number(trimmed);
  if (!Number.isFinite(value)) {
    return { fault: "too-large" };
  }
  return normal === normalDecimal(String(value)) ? { value } : { value, fault: "inexact" };
}

/** The text for a number that came as JSON; it reads back as the same number, also negative zero. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}

/** Number literals in JSON text that would be sent as another number. */
export function inexactNumbers(jsonText: string): string[] {
  const outsideStrings = jsonText.replace(/"(?:[^"\\]|\\.)*"/gs, '""');
  const literals = outsideStrings.match(/-?\d[\d.eE+-]*/g) ?? [];
  return literals.filter((literal) => {
    const { fault } = readNumberText(literal);
    return fault === "inexact" || fault === "too-large";
  });
}

/** Digits without outer zeros and the power of ten behind them: equal for equal numbers, however they are written. */
function normalDecimal(text: string): string | undefined {
  const match = NUMBER_TEXT.exec(text);
  if (!match) {
    return undefined;
  }
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  if (whole === "" && fraction === "") {
    return undefined;
  }
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") {
    return "0";
  }
  const power = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign === "-" ? "-" : ""}${significant}e${power}`;
}
