/**
 * Validates foreign values with functions named after Valibot's. Valibot itself adds 1.3 KB for detailed messages, which
 * are not needed: readers drop an invalid record as a whole.
 */

const INVALID = Symbol();

/** Returns the validated value or `INVALID`. Throws only where a function inside the schema throws. */
export type Schema<Value> = (value: unknown) => Value | typeof INVALID;

/** A further step for a valid value: returns another value, or `INVALID`. */
type Step<From, To> = (value: From) => To | typeof INVALID;

/** Validates a foreign value; undefined where invalid. */
export function parse<Value>(schema: Schema<Value>, value: unknown): Value | undefined {
  const result = schema(value);
  return result === INVALID ? undefined : result;
}

export const unknown = (): Schema<unknown> => (value) => value;

/** Valid where the function returns true. */
export const custom =
  <Value>(fits: (value: unknown) => boolean): Schema<Value> =>
  (value) =>
    fits(value) ? (value as Value) : INVALID;

export const boolean = () => custom<boolean>((value) => typeof value === 'boolean');

/** Replaces null and undefined. */
export const nullish =
  <Value, Fallback>(schema: Schema<Value>, fallback: () => Fallback): Schema<Value | Fallback> =>
  (value) =>
    value === null || value === undefined ? fallback() : schema(value);

/** A list of valid entries. */
export const array =
  <Value>(schema: Schema<Value>): Schema<Value[]> =>
  (value) =>
    Array.isArray(value) ? allFit(value.map((entry) => schema(entry))) : INVALID;

/** An object with valid fields; ignores fields without a schema. */
export const object =
  <Fields extends object>(fields: { [Name in keyof Fields]: Schema<Fields[Name]> }): Schema<Fields> =>
  (value) =>
    isObject(value)
      ? fromEntries(Object.entries<Schema<unknown>>(fields).map(([name, schema]) => [name, schema(value[name])]))
      : INVALID;

/** An object with valid names and values. */
export const record =
  <Value>(name: Schema<string>, schema: Schema<Value>): Schema<Record<string, Value>> =>
  (value) =>
    isObject(value) ? fromEntries(Object.entries(value).map(([key, field]) => [name(key), schema(field)])) : INVALID;

/** A schema with further steps. */
export function pipe<First, Second>(schema: Schema<First>, step: Step<First, Second>): Schema<Second>;
export function pipe<First, Second, Third>(
  schema: Schema<First>,
  second: Step<First, Second>,
  third: Step<Second, Third>,
): Schema<Third>;
export function pipe(schema: Schema<unknown>, ...steps: Step<unknown, unknown>[]): Schema<unknown> {
  return (value) => {
    let result = schema(value);
    for (const step of steps) if (result !== INVALID) result = step(result);
    return result;
  };
}

/** A step that requires the function to return true. */
export const check =
  <Value>(fits: (value: Value) => boolean): Step<Value, Value> =>
  (value) =>
    fits(value) ? value : INVALID;

/** A step that changes the value. */
export const transform = <From, To>(change: (value: From) => To): Step<From, To> => change;

function allFit<Value>(values: (Value | typeof INVALID)[]): Value[] | typeof INVALID {
  return values.includes(INVALID) ? INVALID : (values as Value[]);
}

/** Safe for `Object.fromEntries`: `__proto__` is not among the validated names. */
function fromEntries<Value>(entries: unknown[][]): Value | typeof INVALID {
  return entries.flat().includes(INVALID) ? INVALID : (Object.fromEntries(entries) as Value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
