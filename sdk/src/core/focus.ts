/** Whether the focus may be moved into the panel: it is in the help already, or nowhere. Else the customer is busy elsewhere in the page. */
export const mayTakeFocus = (panel: HTMLElement): boolean => {
  const { host } = panel.getRootNode() as ShadowRoot;
  // The help may stand in a shadow tree of the page's own.
  const around = host.getRootNode() as Document | ShadowRoot;
  const active = around.activeElement ?? document.activeElement;
  return !active || active === document.body || host.contains(active);
};
