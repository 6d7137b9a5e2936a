/** The names of all shapes of large documents. */
export declare const shapes: readonly string[];

/** The text of a shape, of about so many bytes. */
export declare function shapeText(name: string, size?: number): string;

/** The same as data. */
export declare function shapeValue(name: string): never;
