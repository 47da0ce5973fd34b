import { keepHeapSmall } from './cli/keep-heap-small.ts';

keepHeapSmall(process.execArgv, process.env.NODE_OPTIONS);
// Loaded after that: what a module leaves behind when it is loaded counts too.
const { runCommand } = await import('./cli/run-command.ts');
process.exitCode = await runCommand(process.argv.slice(2), process.env);
