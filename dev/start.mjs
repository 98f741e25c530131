// Nothing is installed yet, and the Node may be an old one: no imports, no new syntax here.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 9)) {
  console.error('Marquee needs Node 20.9 or newer; this is ' + process.version + '.')
  process.exit(1)
}

import('./install.mjs').then(({ start }) => start(process.argv[2]))
