import type { Level } from '../../detect/level.ts';
import {
  FONT_SIZE,
  type Picture,
  type PictureEdge,
  type PictureMark,
  type PictureNode,
  type PictureText,
} from './picture.ts';

/** What is read aloud in place of the picture. */
export interface SpokenText {
  readonly title: string;
  readonly description: string;
}

/**
 * A picture as an SVG document that needs nothing else: no style sheet, no script, no reference. It brings its own
 * background and colours, so that it can be read on any page.
 */
export function svgOf({ width, height, nodes, edges }: Picture, { title, description }: SpokenText): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="${FONT}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...edges.map(lineOf),
    ...edges.map(wordsOf),
    ...nodes.map(nodeOf),
    '</svg>',
    '',
  ].join('\n');
}

const FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
const [PAPER, INK, GREY, FILL, AROUND] = ['#ffffff', '#1f2328', '#57606a', '#f6f8fa', '#ffffff'];

/** The letter says the level, so that the colour need not. */
const LEVELS: Readonly<Record<Level, readonly [letter: string, color: string]>> = {
  critical: ['C', '#a40e26'],
  high: ['H', '#a40e26'],
  medium: ['M', '#9a4a00'],
  low: ['L', '#5f5300'],
  informational: ['i', '#57606a'],
};

function lineOf({ edge: { basis }, path, head }: PictureEdge): string {
  const dashes = basis === 'inferred' ? ' stroke-dasharray="5 4"' : '';
  return `<path d="${path}" fill="none" stroke="${GREY}" stroke-width="1.2"${dashes}/><path d="${head}" fill="${GREY}"/>`;
}

function wordsOf({ box: { x, y, width, height }, texts }: PictureEdge): string {
  const paper = `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" fill="${PAPER}" fill-opacity="0.85"/>`;
  return paper + texts.map((text) => textOf(text, FONT_SIZE.edge, GREY)).join('');
}

function nodeOf({ node: { level, isContext }, box, outline, mark, texts }: PictureNode): string {
  const [, color] = level ? LEVELS[level] : ['', GREY];
  const dashes = isContext ? ' stroke-dasharray="2 3"' : '';
  const shape = `<path d="${outline}" fill="${isContext ? AROUND : FILL}" stroke="${color}" stroke-width="${level ? 2 : 1.2}"${dashes}/>`;
  const words = texts.map((text) => textOf(text, FONT_SIZE.node, text.isLabel ? INK : GREY));
  return `<g>${shape}${words.join('')}${mark ? tagOf(mark) : ''}${level ? badge(box, level) : ''}</g>`;
}

/** One for each of the colours of marks. */
const MARKS = ['#a40e26', '#0550ae', '#953800', '#6639ba', '#116329', '#6f5400'];

function tagOf({ tag, color, box: { x, y, width, height } }: PictureMark): string {
  const fill = MARKS[color % MARKS.length];
  return `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="2" fill="${fill}"/><text x="${x}" y="${y + 4}" font-size="${FONT_SIZE.node}" font-weight="bold" text-anchor="middle" fill="${PAPER}">${escaped(tag)}</text>`;
}

function badge({ x, y, width, height }: PictureNode['box'], level: Level): string {
  const [letter, color] = LEVELS[level];
  const [left, top] = [x + width / 2 - 14, y - height / 2];
  return `<circle cx="${left}" cy="${top}" r="9" fill="${color}"/><text x="${left}" y="${top + 4}" font-size="${FONT_SIZE.edge}" font-weight="bold" text-anchor="middle" fill="${PAPER}">${letter}</text>`;
}

function textOf({ x, y, text, isLabel }: PictureText, size: number, color: string): string {
  const weight = isLabel ? ' font-weight="bold"' : '';
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" fill="${color}"${weight}>${escaped(text)}</text>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text between tags. What XML cannot hold stands as the sign for what cannot be shown. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}
