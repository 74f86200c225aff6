# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Elements 400 and up: number, type, least and greatest length, name."""

ELEMENTS = """
400 ID 2-2 unit load option
407 ID 2-2 seal status
408 R 1-4 temperature
441 ID 1-1 tax exemption
443 AN 1-20 contact reference
446 DT 8-8 net due date
447 AN 1-6 loop identifier
478 ID 1-1 credit or debit
479 ID 2-2 functional group code
499 AN 1-10 condition value
508 AN 1-35 account number
522 ID 1-3 type of amount
554 N0 1-6 assigned number
559 ID 2-2 agency that gave the code
560 ID 2-10 special service code
563 ID 1-2 sales requirement
566 ID 1-2 product or service substitution
587 ID 2-2 acknowledgement type
595 ID 1-1 compartment
597 ID 1-8 vessel code
610 N2 1-15 amount
622 N0 1-5 number of loads
623 ID 2-2 time zone
626 ID 1-2 reason for expedited transport
627 ID 1-1 who is responsible for it
628 AN 1-12 hierarchy number
639 ID 2-2 basis of the unit price
640 ID 2-2 transaction type
641 ID 3-3 status reason
646 R 1-15 quantity shipped to date
648 ID 3-3 price multiplier kind
649 R 1-10 multiplier
653 ID 3-3 discount terms type
654 ID 2-2 discount base
655 R 1-10 discount base value
656 ID 2-3 discount control limit type
657 N0 1-10 discount control limit
659 ID 1-2 basis of verification
662 ID 1-1 relationship
665 ID 1-1 residue indicator
668 ID 2-2 line item status
669 ID 3-3 market or exchange
673 ID 2-2 kind of quantity
687 ID 2-2 class of trade
688 ID 2-2 restriction
704 ID 1-2 report action
706 ID 2-2 relationship of the parties
715 ID 1-1 verdict on the group
716 ID 1-3 group error
717 ID 1-1 verdict on the set
718 ID 1-3 set error
719 N0 1-6 position of the segment
720 ID 1-3 segment error
721 ID 2-3 segment
722 N0 1-2 position of the element
723 ID 1-3 element error
724 AN 1-99 copy of the bad value
725 N0 1-4 element reference number
728 ID 1-2 returnable container
729 AN 1-6 data name
731 ID 2-2 transit direction
732 ID 2-2 transit time unit
733 R 1-4 transit time
734 AN 1-12 parent in the hierarchy
735 ID 1-2 level in the hierarchy
736 ID 1-1 child indicator
737 ID 2-2 measurement reference
738 ID 1-3 measurement qualifier
739 R 1-20 measured value
740 R 1-20 lower limit
741 R 1-20 upper limit
743 ID 1-2 receiver of the charge
750 ID 2-3 characteristic described
751 AN 1-12 description code
752 ID 2-2 surface or position
753 ID 1-5 packaging characteristic
754 AN 1-7 packaging description code
755 ID 2-2 type of document
756 ID 1-2 way the report is sent
757 N0 1-2 copies needed
759 ID 2-2 hazardous material shipment information
765 N0 1-2 day of month
770 AN 1-20 option number
782 R 1-18 amount of money
786 ID 2-2 security level
790 AN 1-132 sender's reference text
791 AN 1-80 proprietary data name
792 ID 1-1 file or report mode
799 AN 1-30 version
805 AN 1-25 hazard contact
806 ID 4-6 explosive registration
807 ID 12-16 explosive license
808 ID 3-3 hazardous information kind
809 AN 1-25 hazardous information
810 N0 1-6 inner packs
819 ID 2-3 language
822 AN 1-15 source of the subquality
828 R 1-9 quantity for tax
854 ID 2-2 vessel requirement
883 ID 1-2 pallet type
884 N0 1-3 pallet tiers
885 N0 1-3 pallet blocks
897 ID 1-1 transport kind
933 AN 1-264 message text
934 ID 2-2 printer control
935 ID 2-2 significance of the measurement
936 ID 2-2 attribute of the measurement
951 ID 1-2 kind of balance
954 R 1-10 percentage
955 ID 2-2 tax jurisdiction type
956 AN 1-10 tax jurisdiction
963 ID 2-2 type of tax
983 ID 1-1 hazard class kind
984 ID 1-1 shipping name kind
985 ID 3-3 technical name indicator
986 ID 1-1 limited quantity indicator
1000 AN 2-2 service characteristic
1004 ID 1-2 kind of percentage
1005 ID 4-4 hierarchical structure
1018 R 1-15 exponent
1019 ID 3-3 invoice type
1023 ID 1-1 hazard level
1066 ID 1-2 citizenship
1067 ID 1-1 marital status
1068 ID 1-1 gender
1073 ID 1-1 yes or no
1096 ID 5-5 county
1106 ID 2-2 address component
1109 ID 1-1 race or ethnicity
1136 ID 2-2 condition category
1166 ID 2-2 contract type
1179 ID 1-1 rate source
1195 AN 1-80 financial information
1196 ID 2-2 type of financial information
1232 ID 2-2 contract incentive
1250 ID 2-3 format of the date
1251 AN 1-35 date period
1270 ID 1-3 code list
1271 AN 1-30 industry code
1300 ID 4-4 allowance or charge code
1301 AN 1-10 agency's allowance or charge code
1309 ID 2-2 competence
1310 ID 1-1 currency market
1321 ID 2-2 condition
1322 ID 1-1 entity of the report
1373 ID 2-4 measurement method
1375 AN 1-5 hazardous placard
1401 ID 1-3 result
1430 AN 1-7 advertising placement
1470 N0 1-9 number
1525 ID 1-2 requester
1528 N0 1-2 position of the component
1551 AN 1-4096 text
"""
