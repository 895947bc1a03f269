// npm start [path]: opens a file or folder, or the sample case, in VS Code with this extension.
import { build } from '../build/build.ts';
import { openInBrowser } from './browser.ts';
import { desktopCommand, openOnDesktop } from './desktop.ts';
import { targetOf } from './target.ts';

try {
  const target = targetOf(process.argv[2]);
  await build();
  const desktop = desktopCommand();
  await (desktop === undefined ? openInBrowser(target) : openOnDesktop(desktop, target));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
