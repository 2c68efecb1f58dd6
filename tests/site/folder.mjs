// A built site: its files, and a plain static host that serves them under any path.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** The published files of a folder, by their paths inside it, in order. `.factbox/` is not published. */
export function files(folder, inside = '') {
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .filter((entry) => entry.name !== '.factbox')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? files(folder, `${inside}${entry.name}/`) : [inside + entry.name]));
}

export function pages(folder) {
  const found = files(folder).filter((file) => file.endsWith('.html'));
  if (found.length === 0) throw new Error(`no page in ${folder}`);
  return found;
}

export const read = (folder, file) => readFileSync(join(folder, file), 'utf8');

/** A page that only sends its reader on. */
export const isRedirect = (html) => /<meta[^>]+http-equiv=["']?refresh/i.test(html);

/** What a reader calls a page: `topics/` rather than `topics/index.html`. */
export const address = (file) => file.replace(/(^|\/)index\.html$/, '$1');

/** Without percent signs; what is no UTF-8 stays as it is, and names nothing. */
export function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Serves a folder under a path, `/` or `/any/path/`, on a free port of this machine. What is not there is answered with `missing`. */
export async function serve(folder, path, missing = '404.html') {
  const server = createServer((request, response) => {
    const send = (status, file) => {
      response.writeHead(status, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(request.method === 'HEAD' ? undefined : readFileSync(join(folder, file)));
    };
    const notFound = () => (existsSync(join(folder, missing)) ? send(404, missing) : response.writeHead(404).end());

    const { pathname } = new URL(request.url, 'http://host');
    if (!pathname.startsWith(path)) return notFound();
    const file = decode(pathname.slice(path.length));
    const found = statSync(join(folder, file), { throwIfNoEntry: false });
    if (found?.isFile()) return send(200, file);
    if (!existsSync(join(folder, file, 'index.html'))) return notFound();
    if (pathname.endsWith('/')) return send(200, join(file, 'index.html'));
    return response.writeHead(301, { location: `${pathname}/` }).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}${path}`,
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

/** Prints what was found and the line that ends a check; the exit code says whether all passed. */
export function conclude(check, passed, findings) {
  const count = [...findings].length;
  for (const finding of findings) console.log(`  ${finding}`);
  console.log(`${check}: ${passed} passed, ${count} failed`);
  process.exitCode = count ? 1 : 0;
}
