/* The entry of the root's 404.html, which most hosts show whatever was asked for. It says in every language that there is
 * no such page. The folder of an address tells its language: that one's own 404.html takes the place of this page. */
const sections = [...document.querySelectorAll(".lost")];

const isAsked = ({ dataset: { lost } }) => location.pathname.startsWith(lost.replace(/[^/]*$/, ""));

async function show(address) {
  const answer = await fetch(address);
  if (!answer.ok) return; /* the section has said it */
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceWith(page.body);
}

const other = sections.find((section) => section.dataset.lost && isAsked(section));
for (const section of sections) section.hidden = other ? section !== other : Boolean(section.dataset.lost);
if (other) show(other.dataset.lost);
