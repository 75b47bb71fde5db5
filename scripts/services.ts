/** `npm run services`: a fake of every newsletter service that the sign-up form knows, on this machine alone. */
import { FIRST_PORT, describeServices, startServices } from './fake-services/index.js';

try {
  await startServices({ firstPort: FIRST_PORT });
} catch (error) {
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  console.error(code === 'EADDRINUSE' ? `Port ${port} is in use: are the services running already?` : message);
  process.exit(1);
}

for (const { name, action, list, fields, outcomes } of describeServices()) {
  console.log(`service="${name}" action="${action}"${attribute('list', list)}${attribute('fields', fields)}`);
  console.log(`  ${Object.keys(outcomes).join('@ ')}@\n`);
}
console.log('Type ok@example.org, down@example.org and so on into the form: the part before the @ decides the answer.');
console.log('Try it with `npm start`: http://localhost:8000/services.html');

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${value}"`;
}
