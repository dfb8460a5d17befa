// Solid as its documentation advises: a signal for each answer, memos for what
// is worked out of them.
import { createMemo, createSignal, For, Match, Switch } from "solid-js";
import { render } from "solid-js/web";
import { itemPoints } from "../../table/points.mjs";
import { place, table } from "./table.js";

/** The groups with a signal for each item, and their points. */
function live() {
  return table.groups.map((group) => {
    const items = group.items.map((item) => {
      const [answer, give] = createSignal();
      return { item, answer, give, points: createMemo(() => itemPoints(item, answer())) };
    });
    const points = createMemo(() => Math.min(group.cap, items.reduce((sum, one) => sum + one.points(), 0)));
    return { group, items, points };
  });
}

function Item({ item, give }) {
  return (
    <Switch
      fallback={
        <label>
          {item.label}
          <input type="number" name={item.id} min={0} max={item.max} onInput={(event) => give(event.target.value === "" ? undefined : event.target.valueAsNumber)} />
          {item.unit}
        </label>
      }
    >
      <Match when={item.kind === "flag"}>
        <label><input type="checkbox" name={item.id} onChange={(event) => give(event.target.checked)} /> {item.label}</label>
      </Match>
      <Match when={item.kind === "choice"}>
        <label>
          {item.label}
          <select name={item.id} onChange={(event) => give(event.target.value || undefined)}>
            <option value="" />
            <For each={item.options}>{({ id, label }) => <option value={id}>{label}</option>}</For>
          </select>
        </label>
      </Match>
    </Switch>
  );
}

function Page() {
  const groups = live();
  const total = createMemo(() => groups.reduce((sum, { points }) => sum + points(), 0));
  return (
    <>
      <header><output data-total={total()}>{total()}</output></header>
      <form>
        <For each={groups}>
          {({ group, items, points }) => (
            <section>
              <h2>{group.title} <output data-subtotal={group.id}>{points()}</output></h2>
              <For each={items}>{(one) => <Item item={one.item} give={one.give} />}</For>
            </section>
          )}
        </For>
      </form>
    </>
  );
}

render(() => <Page />, place);
