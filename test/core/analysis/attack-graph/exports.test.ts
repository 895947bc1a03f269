import assert from 'node:assert/strict';
import test from 'node:test';
import type { AttackGraph } from '../../../../src/core/analysis/attack-graph/graph.ts';
import { mermaidOf } from '../../../../src/core/analysis/attack-graph/mermaid.ts';
import { pictureOf } from '../../../../src/core/analysis/attack-graph/picture.ts';
import { svgOf } from '../../../../src/core/analysis/attack-graph/svg.ts';
import { record } from '../support/case.ts';
import { ANA, KEY, graphOf, NO_NAMES } from './support.ts';

const BASE = graphOf([
  record({
    ...{ eventName: 'ImportKeyPair', userIdentity: ANA },
    ...{ requestParameters: { keyName: 'k' }, responseElements: null },
  }),
]);

/** Of one key pair that was imported, where it and a principal are called so. */
function graphNamed(name: string): AttackGraph {
  const values: Readonly<Partial<Record<string, string>>> = {
    'key-pair': name,
    principal: `arn:aws:iam::111122223333:user/${name}`,
  };
  const nodes = BASE.nodes.map((node) => ({
    ...node,
    entities: node.entities.map((entity) => ({ ...entity, value: values[node.kind] ?? entity.value })),
  }));
  const calls = [{ name, count: 1 }];
  return { ...BASE, nodes, edges: BASE.edges.map((edge) => ({ ...edge, calls })) };
}

/** With nothing in its quotes. */
function skeleton(name: string): string {
  return mermaidOf(graphNamed(name), NO_NAMES).replaceAll(/"[^"\n]*"/g, '""');
}

function svgNamed(name: string): string {
  return svgOf(pictureOf(graphNamed(name), NO_NAMES), { title: name, description: name });
}

const HOSTILE = [
  '"]; click n1 href "javascript:alert(1)"',
  'x" --> n9["y',
  '%%{init: {"securityLevel": "loose"}}%%',
  '%% gone',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  "a'b&amp;c&#60;d#60;e",
  'line\nclick n1 call x()\r\nend',
  'https://evil.example/a?b=c www.evil.example //x',
  '`**bold** _it_ [link](https://evil.example)`',
  '1. list',
  '- list',
  ']]>--></svg><svg onload="x()">',
  '|"|; style n1 fill:#f00',
  '{{[[((',
  '\u202ertl\u2028\u0000\ufffe\ud800',
  '鍵🔑',
  'style x:y#1',
  '$$x$$',
  'fab:fa-car',
];

test('Mermaid: boxes and arrows', () => {
  assert.equal(
    mermaidOf(BASE, NO_NAMES),
    `flowchart LR
  n1(["address<br>88.1.2.3<br>AS3352 Telefonica de Espana<br>1 event · 1 finding, low"])
  n2[/"long-term access key<br>${KEY}<br>1 event · 1 finding, low"/]
  n3("principal<br>user/ana<br>111122223333<br>1 event · 1 finding, low")
  n4{{"key pair<br>k<br>us-east-1<br>1 event · 1 finding, low"}}
  n1 -->|"called with 10:00:00<br>ImportKeyPair"| n2
  n2 -->|"acts as 10:00:00<br>ImportKeyPair"| n3
  n2 -->|"imported 10:00:00<br>ImportKeyPair"| n4
  classDef critical stroke-width:4px
  classDef high stroke-width:4px
  classDef medium stroke-width:3px
  classDef low stroke-width:2px
  classDef informational stroke-width:2px
  class n1 low
  class n2 low
  class n3 low
  class n4 low
`,
  );
});

test('Mermaid: a name from a log changes nothing but the words in its quotes', () => {
  const expected = skeleton('k');
  const random = randomNames(200);
  for (const name of [...HOSTILE, ...random]) {
    const text = mermaidOf(graphNamed(name), NO_NAMES);
    assert.equal(skeleton(name), expected, JSON.stringify(name));
    const words = [...text.matchAll(/"([^"\n]*)"/g)].map(([, inside]) => inside!.replaceAll('<br>', ' '));
    for (const word of words) {
      assert.doesNotMatch(
        word,
        /[<>"'`&|[\]{}()%*_\\]|\/\/|#(?!\d+;)|(?<!#\d+);|fab?:fa|style|classDef|#36;#36;/,
        JSON.stringify(name),
      );
    }
  }
});

const SHAPES = ['svg', 'title', 'desc', 'rect', 'path', 'g', 'text', 'circle'];

test('SVG: well-formed, and nothing but shapes and text whatever a name is', () => {
  const expected = tagsOf(svgNamed('k'));
  for (const tag of expected) {
    assert.ok(SHAPES.includes(tag.replace('/', '').split(' ')[0]!), tag);
    assert.doesNotMatch(tag, / (on|style|href|src|xlink)/);
  }
  for (const name of [...HOSTILE, ...randomNames(50)]) {
    const svg = svgNamed(name);
    assert.deepEqual(tagsOf(svg), expected, JSON.stringify(name));
    assert.doesNotMatch(svg.replaceAll('\n', ''), /[\p{Cc}\p{Cs}\ufffe]/u);
  }
});

test('SVG: said in words, and of a size of its own', () => {
  const svg = svgOf(pictureOf(graphNamed('k'), NO_NAMES), { title: 'a < b', description: '"1" & 2' });
  assert.match(svg, /^<svg [^>]* width="\d+" height="\d+" viewBox="0 0 \d+ \d+" role="img"/);
  assert.match(
    svg,
    /<title id="title">a &lt; b<\/title>\n<desc id="description">&quot;1&quot; &amp; 2<\/desc>/,
  );
});

/** The tags in their order with the names of their attributes; it fails where they do not nest. */
function tagsOf(svg: string): string[] {
  const open: string[] = [];
  const tags: string[] = [];
  const rest = svg.replaceAll(
    /<(\/?)(\w+)((?: [\w-]+="[^"<]*")*)(\/?)>/g,
    (_, close, name, attributes, empty) => {
      if (close) assert.equal(open.pop(), name);
      else if (!empty) open.push(name);
      tags.push(`${close}${name}${String(attributes).replaceAll(/="[^"]*"/g, '')}`);
      return '';
    },
  );
  assert.deepEqual(open, []);
  assert.doesNotMatch(rest, /[<>]|&(?!(amp|lt|gt|quot|#39);)/);
  return tags;
}

/** Made of what means something to one format or another; the same each time. */
function randomNames(number: number): string[] {
  const pieces = [
    ...Array.from('"\'`<>&#;|[](){}%\\/-_*.:=@~^$!? \n\t'),
    'click',
    'end',
    'href',
    'x',
    '1',
    '%%{',
    '-->',
    '<br>',
  ];
  let seed = 7;
  const next = (): number => (seed = (seed * 48_271) % 0x7fff_ffff);
  return Array.from({ length: number }, () =>
    Array.from({ length: 1 + (next() % 12) }, () => pieces[next() % pieces.length]!).join(''),
  );
}
