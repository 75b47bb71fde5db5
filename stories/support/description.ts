/** Creates the docs of an element from its description. */
import type { StrictArgTypes, StrictInputType } from 'storybook/internal/types';
import type { AttributeDescription, ElementDescription } from '../elements.js';
import { ELEMENTS } from '../generated/elements.js';

interface Row {
  name: string;
  description: string;
  type?: string;
  default?: string;
}

/** All our events, for the panel that logs them. */
export const EVENTS = [...new Set(ELEMENTS.flatMap(({ events }) => events.map(({ name }) => name)))];

export function descriptionOf(tagName: string): string {
  return find(tagName).description;
}

/** Attributes by name with their controls. All other parts of the API are read-only rows, by category and name. */
export function argTypesOf(tagName: string): StrictArgTypes {
  const { attributes, properties, methods, slots, events, parts, cssProperties } = find(tagName);
  return {
    ...Object.fromEntries(attributes.map((attribute) => [attribute.name, toControl(attribute)])),
    ...toRows('properties', properties),
    ...toRows('methods', methods),
    ...toRows('slots', slots),
    ...toRows('events', events),
    ...toRows('parts', parts),
    ...toRows('CSS properties', cssProperties),
  };
}

function find(tagName: string): ElementDescription {
  return ELEMENTS.find((element) => element.tagName === tagName)!;
}

function toControl(attribute: AttributeDescription): StrictInputType {
  const { name, description, kind, values } = attribute;
  return {
    name,
    description,
    ...{
      flag: { type: { name: 'boolean' as const }, control: { type: 'boolean' as const } },
      text: { type: { name: 'string' as const }, control: { type: 'text' as const } },
      choice: {
        type: { name: 'enum' as const, value: [...values] },
        control: { type: 'select' as const },
        options: values,
      },
    }[kind],
    table: {
      category: 'attributes',
      type: { summary: kind === 'choice' ? values.join(' | ') : kind },
      ...(attribute.default !== undefined && { defaultValue: { summary: attribute.default } }),
    },
  };
}

function toRows(category: string, rows: readonly Row[]): StrictArgTypes {
  return Object.fromEntries(
    rows.map(({ name, description, type, default: value }) => [
      `${category}: ${name}`,
      {
        name: name || '(default)',
        description,
        control: { disable: true },
        table: {
          category,
          ...(type && { type: { summary: type } }),
          ...(value && { defaultValue: { summary: value } }),
        },
      },
    ]),
  );
}
