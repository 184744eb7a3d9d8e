/* pdf.js stands beside the modules of the page once they are built: bin/prepare.mjs copies it. */
export * from 'pdfjs-dist';
