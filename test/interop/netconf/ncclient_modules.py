"""Two ncclient sessions: one listens, the other installs a module, edits its data and removes it again.

Input as JSON: {"host", "port"}. Output as JSON: what each step gave, notifications by their names.
"""
import json
import sys
from html import escape

from lxml import etree
from ncclient import manager
from ncclient.operations import RPCError
from ncclient.xml_ import to_ele
import ncclient.transport.ssh as transport

transport.TICK = 0.002

given = json.load(sys.stdin)
MODULES = 'xmlns="urn:sly:modules"'
BOX = "urn:acme:box"
TEXT = """module acme-box {
  namespace "urn:acme:box"; prefix box;
  container box { leaf size { type uint8 { range "1..10"; } } }
}"""


def connect():
    return manager.connect(host=given["host"], port=given["port"], username="admin", password="admin",
                           hostkey_verify=False, allow_agent=False, look_for_keys=False, timeout=30)


def edit(session, content):
    session.edit_config(target="running", config=
        f'<config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><box xmlns="{BOX}" '
        f'xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0"{content}</config>')


def remove(session):
    session.dispatch(to_ele(f"<remove-module {MODULES}><name>acme-box</name></remove-module>"))


with connect() as listener, connect() as worker:
    listener.create_subscription()

    def heard():
        taken = listener.take_notification(timeout=10)
        return etree.QName(taken.notification_ele[1]).localname if taken else None

    seen = {}
    worker.dispatch(to_ele(f"<install-module {MODULES}><name>acme-box</name><source>{escape(TEXT)}</source></install-module>"))
    seen["installed"] = [heard(), heard(), heard()]
    edit(worker, "><size>5</size></box>")
    seen["edited"] = heard()
    # The session that was open before the module came reads it as well.
    seen["read"] = listener.get_config("running", ("subtree", f'<box xmlns="{BOX}"/>')).xml
    with connect() as later:
        seen["hello"] = [uri for uri in later.server_capabilities if uri.startswith(BOX)]
        heard()
    heard()
    try:
        remove(worker)
    except RPCError as error:
        seen["refused"] = {"tag": error.tag, "message": error.message}
    edit(worker, ' nc:operation="delete"/>')
    heard()
    remove(worker)
    seen["removed"] = [heard(), heard(), heard()]
    print(json.dumps(seen))
