/** Reads a table as a spreadsheet does: cells in quotes may hold commas and line ends. */

export function cellsOf(csv: string): string[] {
  const cells: string[] = [];
  const cell = /(?:^|,|\r?\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gy;
  for (const [, quoted, plain] of csv.matchAll(cell)) {
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
  }
  return cells;
}
