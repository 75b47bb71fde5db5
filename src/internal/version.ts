/** Version of the package; a test keeps it equal to `package.json`. A second copy with another version warns. */
export const VERSION = '0.1.0';
