// Cuts the pictures of the README and the walkthrough out of the screenshots that `npm run test:ui` took.
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';
import { launchBrowser } from '../vscode/browser.ts';

const SCREENSHOTS = join(ROOT, 'artifacts', 'screenshots');
const PICTURES = join(ROOT, 'media', 'screenshots');

interface Cut {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of what has small letters. */
  readonly scale?: number;
}

/** The part of each window that matters, in its pixels. */
const CUTS: Readonly<Record<string, Cut>> = {
  underlined: { x: 350, y: 90, width: 960, height: 600 },
  hover: { x: 350, y: 90, width: 1040, height: 600 },
  'related-events': { x: 0, y: 36, width: 1310, height: 830 },
  timeline: { x: 350, y: 70, width: 1080, height: 640 },
  'key-pair-story-end': { x: 350, y: 66, width: 960, height: 700 },
  'attack-graph': { x: 140, y: 180, width: 1220, height: 564, scale: 1 },
  'formatted-view': { x: 350, y: 36, width: 1040, height: 650 },
};
const LOOKS = ['dark', 'light'];

/** Most are shown smaller than they were taken. */
const SCALE = 0.75;

const browser = await launchBrowser();
if (!browser) throw new Error('there is no Chromium');
const page = await browser.newPage();
mkdirSync(PICTURES, { recursive: true });
for (const [name, cut] of Object.entries(CUTS)) {
  const { scale = SCALE } = cut;
  for (const look of LOOKS) {
    const source = readFileSync(join(SCREENSHOTS, `${name}-${look}.png`)).toString('base64');
    const position = `transform-origin: 0 0; transform: scale(${scale}) translate(${-cut.x}px, ${-cut.y}px)`;
    await page.setViewportSize({
      width: Math.round(cut.width * scale),
      height: Math.round(cut.height * scale),
    });
    await page.setContent(
      `<body style="margin: 0; overflow: hidden"><img src="data:image/png;base64,${source}" style="${position}">`,
    );
    const path = join(PICTURES, `${name}-${look}.png`);
    await page.screenshot({ path });
    console.log(`${path}: ${Math.ceil(statSync(path).size / 1024)} KB`);
  }
}
await browser.close();
