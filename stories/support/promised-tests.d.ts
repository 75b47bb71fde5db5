/** Made by `stories/.storybook/main.ts`: the code of each test that a promise names, by its file and title. */
declare module 'virtual:promised-tests' {
  const code: Readonly<Record<string, string>>;
  export default code;
}
