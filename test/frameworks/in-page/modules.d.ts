/** Modules that the build makes from files that TypeScript does not read. */
declare module '*.vue' {
  const component: import('vue').Component;
  export default component;
}

/** The part of React DOM that the app uses; its types would be a further package. */
declare module 'react-dom' {
  export function flushSync(run: () => void): void;
}
declare module 'react-dom/client' {
  export function createRoot(place: Element): { render: (content: import('react').ReactNode) => void };
}
