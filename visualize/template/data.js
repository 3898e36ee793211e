// The page's data, which `page_data.py` writes. Ties and claims come as columns and become rows here.
((cg) => {
  /** Return the rows of a table that comes as columns. An empty cell is undefined. */
  function toRows(table) {
    const columns = Object.entries(table);
    const count = columns.length ? columns[0][1].length : 0;
    return Array.from({ length: count }, (_, index) => {
      const row = {};
      for (const [name, cells] of columns) row[name] = cells[index] === null ? undefined : cells[index];
      return row;
    });
  }

  const data = JSON.parse(document.getElementById("data").textContent);
  data.ties = toRows(data.ties);
  data.claims = toRows(data.claims);
  cg.data = data;
  // The measures and colours of `tokens.yaml`.
  cg.tokens = data.tokens;
})(cg);
