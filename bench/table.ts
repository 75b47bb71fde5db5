/** Formats numbers and tables of the results. */

/** A row of a table in Markdown. */
export const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;

export const whole = (value: number) => value.toFixed(0);
export const thousandth = (value: number) => value.toFixed(3);
/** Bytes as kilobytes. */
export const kilo = (value: number) => (value / 1024).toFixed(1);
/** A formatted value, or a dash if there is none. */
export const show = (value: number | null, form: (value: number) => string) => (value === null ? '–' : form(value));
/** A ratio. */
export const times = (value: number | null) => show(value, (known) => `${known.toFixed(2)}×`);
