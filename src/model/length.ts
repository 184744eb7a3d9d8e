/** Lengths are branded numbers: a pt can't be passed where an em is wanted. mm and 字号 exist only where templates are read. */
declare const unit: unique symbol;

/** A length in PDF points, 1/72 inch. */
export type Pt = number & { readonly [unit]: 'pt' };

/** A length relative to the size of the type it is used with. */
export type Em = number & { readonly [unit]: 'em' };

export const pt = (value: number): Pt => value as Pt;
export const em = (value: number): Em => value as Em;

/** `value` millimetres in pt. */
export const mm = (value: number): Pt => pt((value * 72) / 25.4);

/** How long `length` em are in type of `size` pt. */
export const emToPt = (length: Em, size: Pt): Pt => pt(length * size);
