"""The resources of one message, found by the references between them."""

from dataclasses import dataclass, field

from referrals.adapters.fhir.element import Element


@dataclass
class Resources:
    """Everything in the message, by full address, by `Type/id` and by `#id` where contained."""

    by_address: dict[str, Element] = field(default_factory=dict)
    everything: list[Element] = field(default_factory=list)

    def add(self, resource: Element, *addresses: str) -> None:
        """Keep a resource under these addresses and its own."""
        self.everything.append(resource)
        name = resource.text("id")
        own = f"{resource.kind}/{name}" if name else ""
        for address in filter(None, (*addresses, own)):
            self.by_address.setdefault(address, resource)

    def find(self, reference: Element) -> Element | None:
        """Return the resource a reference points at, if it is in the message."""
        address = reference.text("reference")
        if not address:
            return None
        found = self.by_address.get(address)
        if found is None:  # an absolute address of the sender's own server
            tail = "/".join(address.split("/")[-2:])
            found = self.by_address.get(tail)
        return found

    def of(self, kind: str) -> list[Element]:
        """Return the resources of one type."""
        return [resource for resource in self.everything if resource.kind == kind]


def with_contained(resource: Element) -> Resources:
    """Return a single resource and what it contains."""
    held = Resources()
    held.add(resource)
    for inner in resource.many("contained"):
        held.add(inner, f"#{inner.text('id')}")
    return held
