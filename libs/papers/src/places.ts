import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of this library in the repository. Templates and the thread's script are no TypeScript: they are not built. */
const LIBRARY = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../' : '../../../../libs/papers/', import.meta.url),
);
const { resolve } = createRequire(import.meta.url);
const fontFolder = (name: string, weight: string): string =>
  `${dirname(resolve(`@expo-google-fonts/${name}/package.json`))}/${weight}`;

export const TEMPLATES = `${LIBRARY}templates`;
export const RENDERER = `${LIBRARY}renderer.mjs`;

const SERIF = fontFolder('noto-serif-sc', '400Regular');
/** Folders with one TrueType file each: the text, the title, the headings. */
export const FONTS = [SERIF, fontFolder('noto-serif-sc', '700Bold'), fontFolder('noto-sans-sc', '500Medium')];
export const TEXT_FONT = `${SERIF}/NotoSerifSC_400Regular.ttf`;
