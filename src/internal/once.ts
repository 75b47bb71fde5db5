/**
 * Makes a thing once for each name. To make what `Intl` formats with takes longer than to render the rest of a small
 * element, and the next element of the page will want the same.
 *
 * @param make - the name alone decides what is made
 */
export function onceFor<Made>(make: (name: string) => Made): (name: string) => Made {
  const made = new Map<string, Made>();
  return (name) => {
    let known = made.get(name);
    if (known === undefined) made.set(name, (known = make(name)));
    return known;
  };
}
