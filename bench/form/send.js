/** Posts the values of a form. */
export async function send(values) {
  const answer = await fetch('/signup', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(values),
  });
  const { state } = await answer.json();
  if (state !== 'ok') throw new Error('The service did not take the address');
}
