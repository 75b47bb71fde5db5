import { nothing } from 'lit';

/**
 * Whether a page's style sheet can look into our root from a part: in WebKit (2.50, 2026-11), `::part(base):has(a:active)`
 * matches links inside.
 */
const LOOKS_INSIDE = globalThis.CSS?.supports?.('selector(a::part(b):has(c))');

/** Value of a `part` attribute; nothing where a part would give the content away. */
export const partName = (name: 'base' | 'heading') => (LOOKS_INSIDE ? nothing : name);
