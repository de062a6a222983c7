import { type PdfFile, type PdfObject, target } from './objects.testkit.ts';

const PAINTS = new Set(['TJ', 'Tj', 'f', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'Do', 'sh']);
const ALLOWED = new Set(
  'q Q cm w J j M d i m l c v y h re n W W* BT ET Tf Tm Tc Td TD Tr cs CS sc SC scn SCN rg RG g G BMC BDC EMC'
    .split(' ')
    .concat([...PAINTS]),
);

/** Operators with what stands before them. */
function* operations(content: string): Generator<{ operator: string; operands: string }> {
  for (const line of content.split('\n')) {
    let operands = '';
    for (const [token] of line.matchAll(
      /\[[^\]]*\]|<<.*?>>|<[^>]*>|\([^)]*\)|\/[^\s/[\]<>()]+|[^\s/[\]<>()]+/g,
    )) {
      if (/^[A-Za-z]+\*?$/.test(token)) {
        yield { operator: token, operands: operands.trim() };
        operands = '';
      } else operands += ` ${token}`;
    }
  }
}

function pageFaults(page: PdfObject, content: string): { faults: string[]; marks: number } {
  const faults: string[] = [];
  let nesting = 0;
  let marked = false;
  let marks = 0;
  for (const { operator, operands } of operations(content)) {
    const said = (what: string) =>
      faults.push(`${what}: ${operands} ${operator} (page object ${page.number})`);
    if (!ALLOWED.has(operator)) said('6.2.2 operator');
    if (/^(cs|CS)$/.test(operator) && operands !== '/DeviceRGB') said('6.2.4 colour space');
    if (operator === 'q') nesting += 1;
    if (operator === 'Q') nesting -= 1;
    if (nesting > 28) said('6.1.13 nesting');
    if (operator === 'BMC' || operator === 'BDC') {
      if (marked) said('6.7.3.2 content marked twice');
      marked = true;
      if (operator === 'BDC') marks += 1;
      else if (operands !== '/Artifact') said('6.7.3.2 mark without a meaning');
    }
    if (operator === 'EMC') marked = false;
    if (PAINTS.has(operator) && !marked) said('6.7.3.2 neither tagged nor artifact');
  }
  return { faults, marks };
}

const STANDARD = new Set('Document H1 H2 P Figure Table TR TH TD'.split(' '));

/** What breaks ISO 19005-2, 6.2.2, 6.2.4 and 6.7 in pages and structure. */
export function contentFaults(file: PdfFile): string[] {
  const objects = [...file.objects.values()];
  const faults: string[] = [];
  const elements = objects.filter(({ text }) => /\/S \/\w+\n/.test(text) && /\n\/P \d+ 0 R\n/.test(text));
  for (const { text } of elements) {
    const type = /\/S \/(\w+)/.exec(text)?.[1] ?? '';
    if (!STANDARD.has(type)) faults.push(`6.7.3.4 structure type ${type}`);
    if (type === 'Figure' && !text.includes('/Alt ')) faults.push('6.7.4 a figure without words');
  }
  for (const page of objects.filter(({ text }) => text.includes('/Type /Page\n'))) {
    const content = target(file, page.text, 'Contents')?.stream?.toString('latin1') ?? '';
    const checked = pageFaults(page, content);
    faults.push(...checked.faults);
    const own = elements.flatMap(({ text }) => {
      const kids = /\/K \[([^\]]*)\]/.exec(text)?.[1] ?? '';
      const on = /\/Pg (\d+) 0 R/.exec(text.replace(kids, ''))?.[1];
      const elsewhere = [...kids.matchAll(/\/Pg (\d+) 0 R\n\/MCID (\d+)/g)]
        .filter(([, number]) => Number(number) === page.number)
        .map(([, , mark]) => Number(mark));
      const here =
        Number(on) === page.number
          ? (kids
              .replaceAll(/<<[\s\S]*?>>/g, '')
              .replaceAll(/\d+ 0 R/g, '')
              .match(/\d+/g) ?? [])
          : [];
      return [...here.map(Number), ...elsewhere];
    });
    if (new Set(own).size !== checked.marks)
      faults.push(`6.7.3.3 page object ${page.number}: marks outside the tree`);
    if (!page.text.includes('/StructParents ')) faults.push('6.7.3.3 page outside the tree');
  }
  return faults;
}
