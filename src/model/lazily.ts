/** What `make` makes, from the first time that it is asked for: a start need not wait for what few commands use. */
export function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
