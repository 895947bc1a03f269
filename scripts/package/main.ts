// npm run package
import { build } from '../build/build.ts';
import { packageExtension } from './vsix.ts';

await build();
await packageExtension();
