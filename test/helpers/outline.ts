/** A node of the browser's accessibility tree, as the runner hands it over. */
export interface Node {
  role: string;
  name?: string;
  level?: number;
  expanded?: boolean;
  description?: string;
  children?: Node[];
}

/** What a screen reader finds, a line each: `button "More help" collapsed`. Plain text is part of what it stands in. */
export function outline({ role, name = '', level, expanded, description, children = [] }: Node): string[] {
  if (role === 'StaticText' || role === 'text') return [];
  const state = expanded === undefined ? '' : expanded ? ' expanded' : ' collapsed';
  const isNamed = name && !/^(RootWebArea|WebArea|option|menuitem)$/.test(role);
  const own = isNamed ? [`${role}${level ?? ''} "${name}"${state}${description ? ` (${description})` : ''}`] : [];
  return [...own, ...children.flatMap(outline)];
}
