"use strict";
// The SPARQL editor: everything it asks goes to this server.

const place = document.getElementById("editor");
const endpoint = new URL(place.dataset.endpoint, location.href).href;
const known = JSON.parse(place.dataset.known);

Yasgui.Yasqe.defaults.value = place.dataset.first;
Yasgui.Yasqe.defaults.createShareableLink = null;
Yasgui.Yasqe.defaults.showQueryButton = true;
Yasgui.Yasqe.forkAutocompleter("prefixes", { name: "prefixes-local", get: () => Object.entries(known).map(([name, iri]) => `${name}: <${iri}>`), persistenceId: null });
Yasgui.Yasqe.defaults.autocompleters = ["variables", "prefixes-local"];

new Yasgui(place, {
  requestConfig: { endpoint, method: "POST" },
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  copyEndpointOnNewTab: true,
  persistenceId: `regkg ${endpoint}`,
  persistencyExpire: 0,
  yasr: { prefixes: known, outputPlugins: ["table", "response"] },
});

// What the editor leaves without a name; and a list of tabs may hold nothing but tabs, so the button that adds one is called one too.
for (const button of place.querySelectorAll('[role="tablist"] button')) button.setAttribute("role", "tab");
for (const field of place.querySelectorAll("textarea")) field.setAttribute("aria-label", document.querySelector("h1").textContent);
for (const field of place.querySelectorAll("input.autocomplete")) field.setAttribute("aria-label", "SPARQL endpoint");
