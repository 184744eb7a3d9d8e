/**
 * Stands in the bundle for the tables of the fonts that every reader of PDFs has. pdf-lib unpacks them, 140 KB, when it is
 * loaded, to know their names; nothing here is set in them.
 */
exports.FontNames = {};
