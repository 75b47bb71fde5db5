/**
 * Place of a field in the compact form: its own `column`, or `rest`, which holds rare fields as JSON. `document` fields
 * only matter in documents that a page names in `src`. `editors` fields never reach visitors.
 */
export type Place = 'column' | 'rest' | 'document' | 'editors';

/** A place for every field, so that the compiler finds a field without one. */
export type FieldPlaces<Field extends string> = Readonly<Record<Field, Place>>;

/** Throws on a field without a place, because the compact form would silently lose it. */
export function requirePlaces(id: string, record: object, places: FieldPlaces<string>): void {
  for (const field of Object.keys(record)) {
    if (!Object.hasOwn(places, field)) throw new Error(`${id}: the encoder does not know the field "${field}"`);
  }
}

/** The known fields of a record that belong in `rest`. */
export function restFields(record: object, places: FieldPlaces<string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(([field, value]) => places[field] === 'rest' && value !== null),
  );
}
