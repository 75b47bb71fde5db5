/** The package's version; a test holds it equal to `package.json`. Decides which of two copies on one page speaks up. */
export const VERSION = '0.1.0';
