// A book as Readium's parser reads it: node book.cjs BOOK.epub, or the folder of a DAISY 2.02 book.
const { createRequire } = require('module')
const { statSync } = require('fs')
const find = createRequire(`${process.env.NODE_MODULES}/any.js`)
const readium = name => find(`r2-shared-js/dist/es8-es2017/src/${name}`)
const { TaJsonSerialize } = find('r2-lcp-js/dist/es8-es2017/src/serializable')
const globals = readium('init-globals')
globals.initGlobalConverters_SHARED()
globals.initGlobalConverters_GENERIC()

const read = path => statSync(path).isDirectory()
    ? readium('parser/daisy').DaisyParsePromise(path)
    : readium('parser/epub').EpubParsePromise(path)

read(process.argv[2]).then(async publication => {
    await readium('parser/epub').getAllMediaOverlays(publication)
    const heard = publication.Spine.filter(link => link.MediaOverlays)
    const overlays = Object.fromEntries(heard.map(link => [link.Href, link.MediaOverlays]))
    console.log(JSON.stringify({ manifest: TaJsonSerialize(publication), overlays }))
})
