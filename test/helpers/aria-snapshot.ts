/** A node of the browser's accessibility tree, as the test runner returns it. */
export interface Node {
  role: string;
  name?: string;
  level?: number;
  expanded?: boolean;
  description?: string;
  children?: Node[];
}

/** The accessibility tree, one line per node: `button "More help" collapsed`. Omits plain text, which belongs to its parent. */
export function ariaSnapshot({ role, name = '', level, expanded, description, children = [] }: Node): string[] {
  if (role === 'StaticText' || role === 'text') return [];
  const state = expanded === undefined ? '' : expanded ? ' expanded' : ' collapsed';
  const isNamed = name && !/^(RootWebArea|WebArea|option|menuitem)$/.test(role);
  const own = isNamed ? [`${role}${level ?? ''} "${name}"${state}${description ? ` (${description})` : ''}`] : [];
  return [...own, ...children.flatMap(ariaSnapshot)];
}
