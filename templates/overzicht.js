// Opens a cell's details in a dialog; without this script the cell's link leads to the same details further down.
(() => {
  const dialoog = document.getElementById("dialoog");
  const inhoud = document.getElementById("dialoog-inhoud");
  const cellen = [...document.querySelectorAll("a.cel")];
  let huidige = -1;

  const toon = (index) => {
    const bron = document.getElementById(cellen[index].hash.slice(1));
    if (!bron) return;
    huidige = index;
    inhoud.replaceChildren(...[...bron.querySelector(".inhoud").cloneNode(true).childNodes]);
    dialoog.setAttribute("aria-label", bron.querySelector("summary").textContent.trim().replace(/\s+/g, " "));
    if (!dialoog.open) dialoog.showModal();
    inhoud.scrollTop = 0;
    inhoud.focus();
  };
  const stap = (richting) => toon((huidige + richting + cellen.length) % cellen.length);

  cellen.forEach((cel, index) =>
    cel.addEventListener("click", (gebeurtenis) => {
      if (gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.shiftKey) return;
      gebeurtenis.preventDefault();
      toon(index);
    }),
  );
  document.getElementById("vorige").addEventListener("click", () => stap(-1));
  document.getElementById("volgende").addEventListener("click", () => stap(1));
  document.getElementById("sluit").addEventListener("click", () => dialoog.close());
  dialoog.addEventListener("close", () => cellen[huidige]?.focus());
  dialoog.addEventListener("click", (gebeurtenis) => {
    if (gebeurtenis.target === dialoog) dialoog.close();
  });
  dialoog.addEventListener("keydown", (gebeurtenis) => {
    if (gebeurtenis.key === "ArrowLeft") stap(-1);
    if (gebeurtenis.key === "ArrowRight") stap(1);
  });

  const openDoel = () => {
    const doel = location.hash && document.getElementById(location.hash.slice(1));
    if (doel instanceof HTMLDetailsElement) doel.open = true;
  };
  window.addEventListener("hashchange", openDoel);
  openDoel();
})();
