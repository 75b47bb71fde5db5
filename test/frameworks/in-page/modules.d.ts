/** What the build makes of files that TypeScript does not read. */
declare module '*.vue' {
  const component: import('vue').Component;
  export default component;
}

/** The types of React's DOM are a package of their own, and this is all that the app needs of them. */
declare module 'react-dom' {
  export function flushSync(run: () => void): void;
}
declare module 'react-dom/client' {
  export function createRoot(place: Element): { render: (content: import('react').ReactNode) => void };
}
