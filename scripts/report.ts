/** Ends a check: prints its summary, or a line for each problem and sets exit code 1. */
export function report(summary: string, problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  console.log(problems.length > 0 ? `${problems.length} problems` : summary);
}
