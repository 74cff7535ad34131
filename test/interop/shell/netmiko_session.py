"""What automation does with Netmiko on an IOS device: reads {host, port}, prints what it saw as JSON."""

import json
import sys
import tempfile

from netmiko import ConnectHandler, file_transfer

address = json.load(sys.stdin)
with ConnectHandler(
    device_type="cisco_ios", username="admin", password="admin", secret="admin", **address
) as device:
    seen = {"prompt": device.find_prompt(), "enabled": device.check_enable_mode()}
    seen["status"] = device.send_command("show license status")
    seen["version"] = device.send_command("show version")
    seen["configured"] = device.send_config_set(
        ["license smart transport off", "license smart usage interval 15"]
    )
    seen["saved"] = device.save_config()
    seen["running"] = device.send_command("show running-config | include license smart")
    seen["refused"] = device.send_command("show foo")
    device.config_mode()
    seen["config_mode"] = device.check_config_mode()
    device.exit_config_mode()
    with tempfile.NamedTemporaryFile() as ack:
        ack.write(b"<smartLicense/>\n")
        ack.flush()
        seen["copied"] = file_transfer(device, ack.name, "ack.xml")
        seen["copied_again"] = file_transfer(device, ack.name, "ack.xml")
json.dump(seen, sys.stdout)
